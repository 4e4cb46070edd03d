package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.CertificateRequest;
import org.openedx.filters.learning.PreventCertificateCreation;

/** No certificate below half of the points. */
public final class EnoughPoints implements FilterStep<CertificateRequest> {
  @Override
  public CertificateRequest apply(CertificateRequest request, FilterContext context) {
    if (Double.parseDouble(request.grade()) < 0.5) {
      throw new PreventCertificateCreation("grade", "half of the points are needed");
    }
    return request;
  }
}
