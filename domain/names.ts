import type { Entity, Indicator, Text } from './model.ts';

/** The entity's name in sentences: the short one where it has one. */
export function entityText(entity: Entity): Text {
  return { zh: entity.shortName ?? entity.name, en: entity.nameEn ?? entity.name };
}

export function indicatorText(indicator: Indicator): Text {
  return { zh: indicator.name, en: indicator.nameEn ?? indicator.name };
}
