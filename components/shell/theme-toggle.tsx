'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Segmented } from '../ui/segmented.tsx'
import { chooseTheme, currentTheme, type Theme } from './theme.ts'

const options = [
  {
    value: 'system',
    title: 'As the system',
    label: (
      <>
        <Monitor aria-hidden />
        <span className="sr-only">As the system</span>
      </>
    ),
  },
  {
    value: 'light',
    title: 'Light',
    label: (
      <>
        <Sun aria-hidden />
        <span className="sr-only">Light</span>
      </>
    ),
  },
  {
    value: 'dark',
    title: 'Dark',
    label: (
      <>
        <Moon aria-hidden />
        <span className="sr-only">Dark</span>
      </>
    ),
  },
] as const

/** Light, dark, or as the system has it. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(currentTheme()), [])
  return (
    <Segmented
      label="Colours"
      value={theme}
      options={options}
      onChange={(next) => {
        chooseTheme(next)
        setTheme(next)
      }}
    />
  )
}
