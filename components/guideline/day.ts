/** A day as the label book writes it, "3 Mar 2025"; the same on the server as in the browser. */
export const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
