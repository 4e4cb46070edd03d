package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.CertificateRequest;
import org.openedx.filters.learning.PreventCertificateCreation;

/** Rejects certificates for grades below 0.5. */
public final class RequirePassingGrade implements FilterStep<CertificateRequest> {
  @Override
  public CertificateRequest apply(CertificateRequest request, FilterContext context) {
    if (Double.parseDouble(request.grade()) < 0.5) {
      throw new PreventCertificateCreation("grade", "a grade of at least 0.5 is required");
    }
    return request;
  }
}
