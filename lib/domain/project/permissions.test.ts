import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPermitted, type Permission, permissions, rolesWith } from './permissions.ts'
import { hasSeeingRole, type Role, roleSet, roles } from './roles.ts'

const all = Object.keys(permissions) as Permission[]
const held = fc.subarray([...roles])

describe('who sees what', () => {
  test('a labeler sees the project and the guideline and labels, and nothing else', () => {
    expect(all.filter((permission) => isPermitted(['labeler'], permission)).sort()).toEqual([
      'guideline.see',
      'label',
      'project.see',
    ])
  })
  test('an SME also sees disagreements and reviews, and rules', () => {
    const more = all.filter((permission) => isPermitted(['sme'], permission) && !isPermitted(['labeler'], permission))
    expect(more.sort()).toEqual(['disagreements.see', 'reviews.open', 'reviews.rule', 'reviews.see'])
  })
  test('an engineer sees items, agreement and releases, but neither people nor the inbox, and does not rule', () => {
    const can = (permission: Permission) => isPermitted(['engineer'], permission)
    expect(
      ['items.see', 'items.import', 'agreement.see', 'releases.see', 'releases.make'].every((p) =>
        can(p as Permission),
      ),
    ).toBe(true)
    expect(['members.see', 'inbox.answer', 'reviews.rule', 'definition.change'].some((p) => can(p as Permission))).toBe(
      false,
    )
  })
  test('a lead may do everything', () => {
    expect(all.every((permission) => isPermitted(['lead'], permission))).toBe(true)
  })
  test('no role, no permission; a further role never takes one away', () => {
    expect(all.some((permission) => isPermitted([], permission))).toBe(false)
    fc.assert(
      fc.property(held, fc.constantFrom(...roles), fc.constantFrom(...all), (before, added, permission) => {
        expect(isPermitted([...before, added], permission)).toBe(
          isPermitted(before, permission) || rolesWith(permission).includes(added),
        )
      }),
    )
  })
})

describe('a set of roles', () => {
  test('reads the same in whatever order and however often it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Role>(...roles)), (given) => {
        expect(roleSet(given)).toEqual(roleSet([...given].reverse().concat(given)))
        expect(new Set(roleSet(given))).toEqual(new Set(given))
      }),
    )
  })
  test('sees more than its own work as soon as one role is not labeler', () => {
    expect(hasSeeingRole(['labeler'])).toBe(false)
    expect(hasSeeingRole(['labeler', 'engineer'])).toBe(true)
  })
})
