import { configSchema, toJSONSchema } from '../../server/src/config/json-schema.js';
import type { Rule } from '../../server/src/rules/shared/rule.js';

interface RulesSchema {
  readonly additionalProperties: object;
  readonly description: string;
}

/** The shape of gouji.config.json, with the rules by name. */
export function configJSONSchema(rules: readonly Rule[]): unknown {
  const { properties = {}, ...rest } = toJSONSchema(configSchema, { target: 'draft-7' });
  const { additionalProperties: setting, description } = properties.rules as unknown as RulesSchema;
  const named = rules.map(({ id, title }) => [id, { ...setting, description: `${title.zh} · ${title.en}` }]);
  return {
    ...rest,
    properties: {
      ...properties,
      rules: { type: 'object', description, properties: Object.fromEntries(named), additionalProperties: false },
    },
  };
}
