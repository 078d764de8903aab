// Names that could be taken for the instance itself or for one of its pages.

const RESERVED = new Set(
  `abuse about admin administrator api auth everyone help here home instance mod moderator notifications oauth official
   postmaster public root rookery search security settings support system webmaster well_known`.split(/\s+/),
)

export const isReserved = (username: string): boolean => RESERVED.has(username.toLowerCase())
