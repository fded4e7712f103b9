import canonicalize from 'canonicalize'

/**
 * JSON in its one canonical form (RFC 8785): keys by code unit, numbers as ECMAScript writes them, no white space.
 * What is hashed is hashed in this form, so that it is the same on every machine and back end.
 *
 * @throws on what JSON can't say (NaN, Infinity, a lone surrogate), since a hash of something else would be a lie
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('this value has no JSON form')
  return text
}
