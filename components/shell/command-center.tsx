'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { PaletteEntry } from '../ui/command-palette.tsx'
import { commandRegistry, type Keymap } from '../ui/commands.ts'
import { useCommands } from '../ui/use-commands.ts'
import { useKeyDispatch } from '../ui/use-key-dispatch.ts'
import { readKeymap, writeKeymap } from './keymap-storage.ts'
import type { ShellProject } from './people.ts'
import { sectionHref, sectionsFor } from './sections.ts'
import { chooseTheme, themes } from './theme.ts'

// Loaded when they are first called for, so that no screen waits for them.
const CommandPalette = lazy(async () => ({ default: (await import('../ui/command-palette.tsx')).CommandPalette }))
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }))

type Props = {
  /** Every project of the person, for the palette. */
  projects: readonly ShellProject[]
  /** The one that is open. */
  project?: ShellProject
}

/** The keys, the palette (Ctrl+K) and the key sheet (?), once on every screen. */
export function CommandCenter({ projects, project }: Props) {
  const router = useRouter()
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const [keymap, setKeymap] = useState<Keymap>({})
  useKeyDispatch()
  useEffect(() => {
    const kept = readKeymap()
    commandRegistry.remap(kept)
    setKeymap(kept)
  }, [])
  useCommands([
    {
      id: 'palette',
      name: 'Go to or do …',
      group: 'Everywhere',
      keys: ['mod+k'],
      keyOnly: true,
      run: () => setPalette(true),
    },
    { id: 'keys', name: 'Show the keys', group: 'Everywhere', keys: ['?'], run: () => setSheet(true) },
    { id: 'home', name: 'Home', group: 'Go to', keys: ['alt+h'], run: () => router.push('/') },
    { id: 'account', name: 'Your account', group: 'Go to', run: () => router.push('/account') },
    ...themes.map((theme) => ({
      id: `theme.${theme}`,
      name: theme === 'system' ? 'Colours as the system' : `${theme === 'light' ? 'Light' : 'Dark'} colours`,
      group: 'Colours',
      keywords: ['theme'],
      run: () => chooseTheme(theme),
    })),
  ])

  const places = useMemo(() => placesOf(projects, project), [projects, project])
  const entries: PaletteEntry[] = palette
    ? [
        ...places.map(({ href, ...place }) => ({ ...place, run: () => router.push(href) })),
        ...commandRegistry
          .list()
          .filter((command) => !command.keyOnly && (command.when?.() ?? true))
          .map((command) => ({
            id: command.id,
            group: command.group,
            label: command.name,
            keywords: [...(command.keywords ?? [])],
            keys: commandRegistry.keysOf(command)[0],
            run: command.run,
          })),
      ]
    : []

  return (
    <Suspense>
      {palette ? <CommandPalette open onOpenChange={setPalette} entries={entries} /> : null}
      {sheet ? (
        <KeySheet
          open
          onOpenChange={setSheet}
          keymap={keymap}
          onRemap={(next) => {
            writeKeymap(next)
            commandRegistry.remap(next)
            setKeymap(next)
          }}
        />
      ) : null}
    </Suspense>
  )
}

type Place = Omit<PaletteEntry, 'run'> & { href: string }

function placesOf(projects: readonly ShellProject[], project?: ShellProject): Place[] {
  const here = project
    ? sectionsFor(project.roles).map((section) => ({
        id: `section.${section.path}`,
        group: project.name,
        label: section.name,
        keywords: [...(section.keywords ?? [])],
        href: sectionHref(project.id, section),
      }))
    : []
  const others = projects
    .filter(({ id }) => id !== project?.id)
    .map(({ id, name }) => ({
      id: `project.${id}`,
      group: 'Projects',
      label: name,
      href: sectionHref(id, { path: '' }),
    }))
  return [...here, ...others]
}
