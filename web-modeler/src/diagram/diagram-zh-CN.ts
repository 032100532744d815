export const diagramZh: Readonly<Record<string, string>> = {};
