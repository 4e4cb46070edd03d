package org.openedx.eventbus.it.docs;

/** Value of the filter type in {@code docs/filters.md}. */
// snippet: filter-value
public record SeatRequest(String passenger, String seat, String card) {
  SeatRequest withSeat(String value) {
    return new SeatRequest(passenger, value, card);
  }

  SeatRequest withCard(String value) {
    return new SeatRequest(passenger, seat, value);
  }
}
// end
