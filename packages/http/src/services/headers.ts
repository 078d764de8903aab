/** What the two ends of a call tell each other beside the call itself. */

/** Request: milliseconds for which the caller still waits. Relative, because clocks of hosts differ. */
export const TIME_LEFT_HEADER = 'x-rookery-time-left'

/** Answer, with 503: the call was not begun, because this instance is stopping. It may be made elsewhere, whatever it does. */
export const NOT_BEGUN_HEADER = 'x-rookery-not-begun'

/** Answer, with 401 or 403: it is the calling service that was refused, not the person it calls for. */
export const REFUSED_CALLER_HEADER = 'x-rookery-refused-caller'
