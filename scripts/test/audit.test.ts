import { expect, test } from 'vitest'
import { judgeAudit, readReport } from './audit.ts'

const TODAY = '2026-11-21'
const advisory = (id: string) => ({
  name: 'left-pad',
  title: 'Pads on the wrong side',
  severity: 'high',
  url: `https://github.com/advisories/${id}`,
})
const report = { vulnerabilities: { 'left-pad': { via: [advisory('GHSA-1')] }, 'uses-it': { via: ['left-pad'] } } }
const allowed = { advisory: 'GHSA-1', reason: 'we pad on the right', expires: '2027-01-01' }

test('a clean report asks for nothing', () => expect(judgeAudit({ vulnerabilities: {} }, [], TODAY)).toEqual([]))

test('what is found is named once, unless it is explained', () => {
  expect(judgeAudit(report, [], TODAY)).toEqual(['GHSA-1: left-pad, high: Pads on the wrong side'])
  expect(judgeAudit(report, [allowed], TODAY)).toEqual([])
})

test('explanations end, and go with what they explain', () => {
  expect(judgeAudit(report, [{ ...allowed, expires: TODAY }], TODAY)).toEqual([
    `GHSA-1: its explanation ended on ${TODAY}`,
  ])
  expect(judgeAudit({ vulnerabilities: {} }, [allowed], TODAY)).toEqual(['GHSA-1: allowed, but not found any more'])
})

test('a registry without advisories is no clean report', () => {
  expect(readReport('{"message":"405 Method Not Allowed","statusCode":405}')).toBeNull()
  expect(readReport('')).toBeNull()
  expect(readReport('{"vulnerabilities":{}}')).toEqual({ vulnerabilities: {} })
})
