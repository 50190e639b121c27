/**
 * Times several contestants in rounds. Each round runs every contestant some times in a row, so that garbage of one contestant
 * hardly slows down another. The order changes between rounds. Returns the median of the CPU time of one run, and the median
 * of each round's ratio to the first contestant, which other load on the machine affects least.
 *
 * @param {Record<string, () => unknown>} contestants
 * @returns {Record<string, {time: number, ratio: number}>} milliseconds, and times the first
 */
export function measure(contestants, {rounds = 15, runs = 8, warmUp = 2} = {}) {
  const names = Object.keys(contestants)
  const times = Object.fromEntries(names.map(name => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + Math.max(0, round)) % names.length]
      const before = process.cpuUsage()
      for (let run = 0; run < runs; run++) contestants[name]()
      const {user, system} = process.cpuUsage(before)
      if (round >= 0) times[name].push((user + system) / 1000 / runs)
    }
  }
  const [first] = names
  return Object.fromEntries(
    names.map(name => [
      name,
      {time: median(times[name]), ratio: median(times[name].map((time, i) => time / times[first][i]))}
    ])
  )
}

/** Prints a table with the ratios to the first contestant. */
export function table(title, medians, bytes) {
  console.log(`\n${title}`)
  for (const [name, {time, ratio}] of Object.entries(medians)) {
    const speed = bytes ? `${(bytes / 1e6 / (time / 1000)).toFixed(2)} MB/s` : ''
    console.log(
      `  ${name.padEnd(44)} ${time.toFixed(1).padStart(8)} ms ${ratio.toFixed(2).padStart(7)} × ${speed.padStart(12)}`
    )
  }
}

function median(list) {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
