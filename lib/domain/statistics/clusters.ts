/** The patterns of the units of each cluster that has units. */
export function patternsOfClusters(patternOf: Int32Array, clusters: Int32Array): number[][] {
  if (clusters.length !== patternOf.length) throw new Error('every unit needs a cluster')
  const members: number[][] = []
  for (let u = 0; u < clusters.length; u++) {
    const cluster = clusters[u] as number
    const known = members[cluster]
    if (known) known.push(patternOf[u] as number)
    else members[cluster] = [patternOf[u] as number]
  }
  return members.filter((cluster) => cluster !== undefined)
}
