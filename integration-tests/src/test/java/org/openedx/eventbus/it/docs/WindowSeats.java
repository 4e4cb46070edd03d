package org.openedx.eventbus.it.docs;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;

/** Step of the filter in {@code docs/filters.md}. */
// snippet: filter-step
public final class WindowSeats implements FilterStep<SeatRequest> {
  @Override
  public SeatRequest apply(SeatRequest request, FilterContext context) {
    if (request.seat().startsWith("13")) {
      throw new PreventBooking("closed", "row 13 is closed");
    }
    return request.withSeat(request.seat().replaceAll("[B-F]", "A"));
  }
}
// end
