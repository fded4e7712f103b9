import { worthwhileGain } from '#lib/domain/agreement/stop-rule.ts'
import type { Holding } from '#lib/domain/impact/holding-back.ts'
import type { Permission } from '#lib/domain/project/permissions.ts'
import { coefficient } from '../agreement/figure-value.tsx'
import { count } from '../agreement/measurement-words.ts'
import { aboutDuration } from '../assignment/round-words.ts'

export type HoldingWords = {
  /** One sentence that says what it is. */
  sentence: string
  /** What it means or what would follow, where the sentence does not say it. */
  why: string | null
  /** The one action, the folder below the project where it is done, and what one must be allowed for it. */
  action: { name: string; path: string; permission: Permission } | null
}

/** What holds a project back, as people read it. */
export function holdingWords(holding: Holding): HoldingWords {
  switch (holding.kind) {
    case 'no_version':
      return {
        sentence: 'Nothing can be labeled yet: no definition is published.',
        why: 'Say what is asked and how to decide, then publish it as version 1.',
        action: { name: 'Open the guideline', path: 'guideline', permission: 'definition.change' },
      }
    case 'no_items':
      return {
        sentence: 'There is nothing to label yet.',
        why: 'Bring in a folder of media, or a CSV, JSONL or COCO file with labels that exist.',
        action: { name: 'Import items', path: 'items/import', permission: 'items.import' },
      }
    case 'few_labelers':
      return {
        sentence: holding.labelers === 0 ? 'Nobody is here to label.' : 'One labeler is here, and agreement needs two.',
        why: 'Agreement is measured where at least two people label the same items, each blind to the other.',
        action: { name: 'Invite people', path: 'settings', permission: 'members.change' },
      }
    case 'no_round':
      return {
        sentence: `Version ${holding.version} is published and no round is open.`,
        why: 'A round says which items are labeled, and by how many people each.',
        action: { name: 'Open a round', path: 'rounds', permission: 'rounds.change' },
      }
    case 'exhausted':
      return {
        sentence: `Nobody is left to label ${count(holding.items, 'item')} of ${holding.round}.`,
        why: 'Everyone who may label them has, or skipped them. Let in another labeler, offer them again, or close them.',
        action: { name: 'Settle these items', path: 'rounds', permission: 'rounds.change' },
      }
    case 'questions':
      return {
        sentence: `${count(holding.open, 'question')} of labelers ${holding.open === 1 ? 'waits' : 'wait'} for an answer.`,
        why:
          holding.oldestHours < 1
            ? 'Asked within the last hour.'
            : `The oldest has waited ${aboutDuration(holding.oldestHours * 3600)}.`,
        action: { name: 'Answer', path: 'inbox', permission: 'inbox.answer' },
      }
    case 'stalled':
      return {
        sentence: holding.begun
          ? `${holding.round} has stood still for ${count(holding.quietDays, 'day')}: ${count(holding.remaining, 'answer')} to go.`
          : `Nobody has begun ${holding.round}, which opened ${count(holding.quietDays, 'day')} ago: ${count(holding.remaining, 'answer')} to go.`,
        why: holding.begun
          ? 'Remind its labelers, let more people in, or close it early with what it has.'
          : 'Remind its labelers, or let more people in.',
        action: { name: 'See the round', path: 'rounds', permission: 'rounds.see' },
      }
    case 'slow':
      return {
        sentence: `${holding.round} is slow: at its pace it ends in ${count(holding.days, 'day')}.`,
        why: `${count(holding.remaining, 'answer')} to go. More labelers, or fewer items, would bring the figure sooner.`,
        action: { name: 'See the round', path: 'rounds', permission: 'rounds.see' },
      }
    case 'review':
      return {
        sentence: `${count(holding.left, 'disagreement')} of “${holding.name}” ${holding.left === 1 ? 'waits' : 'wait'} for a ruling.`,
        why: 'What is ruled there becomes the next version of the definition.',
        action: { name: 'Go to the session', path: `reviews/${holding.review}`, permission: 'reviews.see' },
      }
    case 'rulings':
      return {
        sentence: `${count(holding.rulings, 'ruling')} since version ${holding.version} ${holding.rulings === 1 ? 'has' : 'have'} not reached the definition.`,
        why: 'Write down what was decided, see what it does to the labels there are, and publish.',
        action: { name: 'Draft the next version', path: 'guideline', permission: 'definition.change' },
      }
    case 'relabel':
      return {
        sentence: `${count(holding.answers, 'label')} can’t be read under version ${holding.version} and must be given again.`,
        why: 'They count as missing until their labelers have answered; the old answers are kept.',
        action: { name: 'Ask for them again', path: 'rounds', permission: 'rounds.change' },
      }
    case 'confusion':
      return {
        sentence: `“${holding.a}” and “${holding.b}” are confused on ${count(holding.items, 'item')}.`,
        why: confusionWorth(holding),
        action: { name: 'Review these items', path: 'disagreements', permission: 'disagreements.see' },
      }
    case 'spread':
      return {
        sentence: `${count(holding.items, 'item')} make up half of all that labelers write differently.`,
        why: `Settled, they could raise alpha from ${coefficient(holding.alpha)} to ${coefficient(holding.mended)}.`,
        action: { name: 'See what differs', path: 'disagreements', permission: 'disagreements.see' },
      }
    case 'running':
      return {
        sentence: `Everything waits for ${holding.round}: ${count(holding.remaining, 'answer')} of ${holding.wanted.toLocaleString('en')} to go.`,
        why: holding.hoursLeft === null ? null : `${capital(aboutDuration(holding.hoursLeft * 3600))} of work.`,
        action: { name: 'See the round', path: 'rounds', permission: 'rounds.see' },
      }
    case 'measuring':
      return {
        sentence: 'Agreement is being measured.',
        why: 'The round is a large one; what it shows stands here once it is done.',
        action: { name: 'Watch', path: 'agreement', permission: 'agreement.see' },
      }
    case 'unmeasured':
      return {
        sentence: `Nobody has labeled under version ${holding.version} yet, so what it brought is not known.`,
        why: 'Old answers read at a new version can only promise; fresh, blind answers measure.',
        action: { name: 'Open a round', path: 'rounds', permission: 'rounds.change' },
      }
    case 'rare_class':
      return {
        sentence: `“${holding.name}” was chosen ${holding.chosen === 1 ? 'once' : `${holding.chosen} times`}: too seldom to tell how well people agree on it.`,
        why: 'Import more items that may show it, or draw a round from where it is frequent.',
        action: { name: 'Import items', path: 'items/import', permission: 'items.import' },
      }
    case 'bare_entry':
      return {
        sentence: `The entry on “${holding.name}” shows no example.`,
        why: `It was chosen ${count(holding.chosen, 'time')}, and its words stand alone.`,
        action: { name: 'Add an example', path: 'guideline', permission: 'definition.change' },
      }
    case 'no_release':
      return {
        sentence: `The labels under version ${holding.version} are not released.`,
        why: 'A release is a set of labels that can be reproduced, and each of them explained.',
        action: { name: 'Make a release', path: 'releases', permission: 'releases.make' },
      }
    case 'nothing':
      return {
        sentence: 'Nothing holds it back.',
        why: 'No remaining pattern shows itself worth another change of the definition, and the labels are released.',
        action: null,
      }
  }
}

function confusionWorth({ alpha, mended, certain, moreItems }: Extract<Holding, { kind: 'confusion' }>): string {
  const could = `could raise alpha from ${coefficient(alpha)} to ${coefficient(mended)}`
  if (certain) return `No other pair is worth as much: settled, it ${could}.`
  const tells = moreItems === null ? '' : `; about ${count(moreItems, 'more item')} would tell`
  return `Settled, it ${could}. Whether it is worth ${coefficient(worthwhileGain)} at all is not certain yet${tells}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
