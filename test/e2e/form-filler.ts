import type { Locator, Page } from 'playwright-core';

type Values = Readonly<Record<string, unknown>>;

/** Enters values into the form on the page as a person would: types, chooses, ticks, adds entries. */
export async function fillForm(page: Page, values: Values): Promise<void> {
  for (const [key, value] of Object.entries(values)) await fillField(page, `field-${key}`, value);
}

async function fillField(page: Page, testId: string, value: unknown): Promise<void> {
  if (Array.isArray(value)) return fillList(page, testId, value);
  const field = page.getByTestId(testId).first();
  await field.waitFor({ state: 'visible', timeout: 10_000 });
  if (typeof value === 'boolean') {
    const choice = page.getByTestId(`${testId}-${String(value)}`).first(); // A yes/no question that starts unanswered.
    return (await choice.count()) > 0 ? choice.click() : tick(field, value);
  }
  const text = String(value);
  const kind = await field.evaluate((node) =>
    /^(INPUT|TEXTAREA)$/.test(node.tagName) ? 'text' : node.matches('.ant-select') ? 'select' : 'group',
  );
  if (kind === 'select') return choose(page, field, testId, text);
  const option = page.getByTestId(`${testId}-${text}`).first();
  if (kind === 'group' && (await option.count()) > 0) return option.click();
  const input = kind === 'text' ? field : field.locator('input,textarea').first();
  return type(input, text);
}

/** Types, leaves the field as a person does (an open calendar closes), and looks whether it took the text. */
async function type(input: Locator, text: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await input.fill(text);
    await input.press('Tab');
    const shown = await input.inputValue();
    if (shown === text || Number(shown) === Number(text)) return;
    if (attempt === 5) throw new Error(`typed '${text}', but the field shows '${shown}'`);
    await input.page().waitForTimeout(100);
  }
}

async function tick(field: Locator, value: boolean): Promise<void> {
  const box = (await field.evaluate((node) => node.tagName === 'INPUT'))
    ? field
    : field.locator('input[type=checkbox]').first();
  if ((await box.isChecked()) !== value) await box.click({ force: true });
}

async function choose(page: Page, field: Locator, testId: string, value: string): Promise<void> {
  await field.click();
  await page
    .getByTestId(`option-${testId.replace(/^field-/, '')}-${value}`)
    .last()
    .click();
}

/** A checklist is ticked; any other list gets an entry per value. */
async function fillList(page: Page, testId: string, values: readonly unknown[]): Promise<void> {
  await page.getByTestId(testId).first().waitFor({ state: 'visible', timeout: 10_000 });
  for (const [index, value] of values.entries()) {
    const box = page.getByTestId(`${testId}-${String(value)}`);
    if (typeof value === 'string' && (await box.count()) > 0) {
      await tick(box.first(), true);
      continue;
    }
    if (
      (await page.getByTestId(`${testId}-${index}`).count()) +
        (await page.locator(`[data-testid^="${testId}-${index}-"]`).count()) ===
      0
    )
      await page.getByTestId(`${testId}-add`).click();
    if (typeof value === 'string') await fillField(page, `${testId}-${index}`, value);
    else
      for (const [key, inner] of Object.entries(value as Values))
        await fillField(page, `${testId}-${index}-${key}`, inner);
  }
}
