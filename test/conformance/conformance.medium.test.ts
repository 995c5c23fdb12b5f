import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type McpApp, openMcpApp } from '../support/mcp-app.js';
import { aKey, aPerson, aWorld, type World } from '../support/paper-world.js';
import { fixtureOffer } from './fixture-offer.js';
import { isSuiteThere, requiredOf, runSuite, type Scenario } from './suite.js';

const skills = ['sep-2640-skills-directory', 'sep-2640-skills-enumeration', 'sep-2640-skills-manifest'];

// They need requests from the server to a client of the older era, and with them sessions: docs/decisions/0013.
const excused = [
  'tools-call-sampling',
  'tools-call-elicitation',
  'elicitation-sep1034-defaults',
  'elicitation-sep1330-enums',
];

let world: World;
let door: McpApp;

const title = 'the official conformance suite';

(isSuiteThere ? describe : describe.skip)(
  isSuiteThere ? title : `${title} (npm ci --prefix test/clients brings it)`,
  () => {
    beforeAll(async () => {
      world = await aWorld();
      const { key } = await aKey(world, await aPerson(world));
      door = await openMcpApp(world, { offers: [fixtureOffer], key, isPublic: true });
    }, 60_000);
    afterAll(async () => {
      await door.close();
      await world.close();
    });

    describe.each(['2026-07-28', '2025-11-25'] as const)('for %s', (revision) => {
      let said: readonly Scenario[] = [];
      beforeAll(async () => {
        said = await runSuite(door.url, ['--requirements', revision]);
      }, 120_000);
      const required = requiredOf(revision);
      const due = required.filter((name) => revision !== '2025-11-25' || !excused.includes(name));

      it.each(due)('%s', (name) => {
        expect(said.find((scenario) => scenario.name === name)).toMatchObject({ name, failed: 0 });
      });

      if (due.length < required.length)
        it.each(excused)('excused: %s', (name) => {
          expect(said.find((scenario) => scenario.name === name)?.failed).toBeGreaterThan(0);
        });
    });

    it.each(skills)('for Agent Skills over MCP: %s', async (name) => {
      const [scenario] = await runSuite(door.url, [
        '--scenario',
        name,
        '--spec-version',
        '2026-07-28',
        '--force',
      ]);
      expect(scenario).toMatchObject({ name, failed: 0 });
      expect(scenario?.passed).toBeGreaterThan(3);
    });
  },
);
