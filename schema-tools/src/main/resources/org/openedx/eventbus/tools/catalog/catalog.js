// Filters of the index, and copy buttons. Every page is complete without scripts.
(function () {
  'use strict';

  var FILTERS = ['q', 'subdomain', 'topic', 'pii', 'deprecated'];

  function search(form) {
    var rows = Array.from(document.querySelectorAll('#table tbody tr'));
    var events = JSON.parse(document.getElementById('events').textContent);
    var texts = events.map(function (event) {
      return (event.name + ' ' + event.topic + ' ' + event.words).toLowerCase();
    });
    var fields = FILTERS.map(function (name) {
      return document.getElementById(name);
    });

    function wanted() {
      var values = {};
      fields.forEach(function (field) {
        values[field.id] = field.value.trim();
      });
      return values;
    }

    function fits(index, values, words) {
      var event = events[index];
      return (
        (!values.subdomain || event.subdomain === values.subdomain) &&
        (!values.topic || event.topic === values.topic) &&
        (!values.pii || event.pii === (values.pii === 'with')) &&
        (!values.deprecated || event.deprecated === (values.deprecated === 'only')) &&
        words.every(function (word) {
          return texts[index].includes(word);
        })
      );
    }

    function apply() {
      var values = wanted();
      var words = values.q.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, index) {
        row.hidden = !fits(index, values, words);
        shown += row.hidden ? 0 : 1;
      });
      document.getElementById('nothing').hidden = shown > 0;
      document.getElementById('count').textContent =
        shown === rows.length ? 'All ' + shown + ' shown' : shown + ' of ' + rows.length + ' shown';
      return values;
    }

    // The filters are part of the URL, so that a filtered index can be linked to.
    function remember(values) {
      var hash = FILTERS.filter(function (name) {
        return values[name];
      }).map(function (name) {
        return name + '=' + encodeURIComponent(values[name]);
      }).join('&');
      history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
    }

    function recall() {
      var asked = new URLSearchParams(location.hash.slice(1));
      fields.forEach(function (field) {
        field.value = asked.get(field.id) || '';
      });
      apply();
    }

    form.addEventListener('submit', function (event) {
      event.preventDefault();
    });
    form.addEventListener('input', function () {
      remember(apply());
    });
    window.addEventListener('hashchange', recall);
    form.hidden = false;
    recall();
  }

  function copyButton(listing) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + listing.querySelector('h3').textContent);
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(listing.querySelector('pre').textContent).then(function () {
        button.textContent = 'Copied';
      });
    });
    listing.insertBefore(button, listing.querySelector('pre'));
  }

  // Opens the sections around the field that a link points to.
  function unfold() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var each = target; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') {
        each.open = true;
      }
    }
  }

  var form = document.getElementById('filters');
  if (form) {
    search(form);
  } else {
    window.addEventListener('hashchange', unfold);
    unfold();
  }
  if (navigator.clipboard) {
    document.querySelectorAll('.listing').forEach(copyButton);
  }
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (each) {
      each.open = true;
    });
  });
})();
