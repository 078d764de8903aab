// Which stages the words on the command line mean.

/** Those whose name has one of the words in it, all without words; a whole name (with or without "Tests:") means that stage alone. */
export function selectStages<Named extends { name: string }>(stages: Named[], words: string[]): Named[] {
  const wanted = words.map(plain)
  const whole = new Set(stages.map(({ name }) => plain(name)))
  return stages.filter(
    ({ name }) =>
      wanted.length === 0 ||
      wanted.some((word) => (whole.has(word) ? plain(name) === word : name.toLowerCase().includes(word))),
  )
}

const plain = (text: string): string => text.toLowerCase().replace(/^tests:\s*/, '')
