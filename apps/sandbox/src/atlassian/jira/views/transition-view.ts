import type { JiraCall } from '../call.js';
import type { Transition } from '../state/model.js';
import { resolutions } from '../state/names.js';

import { resolutionView, statusView } from './part-views.js';

/** A transition; with `showsFields` also what its screen asks for. */
export const transitionView = (call: JiraCall, transition: Transition, showsFields: boolean) => ({
  id: transition.id,
  name: transition.name,
  to: statusView(call, transition.to),
  hasScreen: transition.resolution === 'asked',
  isGlobal: transition.from === undefined,
  isInitial: false,
  isAvailable: true,
  isConditional: false,
  looped: false,
  fields: showsFields ? screenOf(call, transition) : undefined,
});

function screenOf(call: JiraCall, transition: Transition) {
  if (transition.resolution !== 'asked') return {};
  return {
    resolution: {
      required: true,
      schema: { type: 'resolution', system: 'resolution' },
      name: 'Resolution',
      key: 'resolution',
      operations: ['set'],
      allowedValues: resolutions.map(({ id }) => resolutionView(call, id)),
    },
  };
}
