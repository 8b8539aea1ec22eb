using Microsoft.Playwright;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>What on an open page is too small to press, covered, cut off, or wider than its place.</summary>
internal static class Layout
{
    /// <summary>Each control that is smaller than this, or covered, one on each line.</summary>
    /// <param name="page">The open page; it may be scrolled.</param>
    /// <param name="least">The width and height in CSS pixels within which a press must reach it.</param>
    public static Task<string[]> SmallTargetsAsync(IPage page, int least) => page.EvaluateAsync<string[]>(Small, least);

    /// <summary>Each text that leaves its panel or is cut off without an ellipsis, and how far the page scrolls sideways.</summary>
    public static Task<string[]> CutOffAsync(IPage page) => page.EvaluateAsync<string[]>(Cut);

    // Measured like a press: outwards from the middle, as long as the hit element belongs to the control.
    private const string Small = """
        least => {
            const controls = 'a[href], button, summary, select, textarea, input:not([type=hidden], [type=file]), '
                + '[role=button], [role=menuitem], [role=menuitemradio], [role=option]';
            const rows = '.portal-grid tbody tr, .preview-row, .games li';
            const shown = one => one.checkVisibility({ visibilityProperty: true })
                && !one.matches(':disabled') && !one.closest('[inert], .hidden-text, .skip');
            // A link within a sentence is as high as its line.
            const isInText = one => getComputedStyle(one).display === 'inline' && one.matches('a, button')
                && one.parentElement.textContent.trim() !== one.textContent.trim();
            const leads = (hit, control) => {
                if (!hit) return false;
                if (control.contains(hit)) return true;
                const other = hit.closest(controls);
                if (other) return Boolean(control.href) && other.href === control.href;
                return hit.closest('label')?.control === control
                    || Boolean(hit.closest(rows)?.contains(control) && control.matches('.name, [data-opens]'));
            };
            const problems = [];
            // What opened above the page is all that can be pressed.
            const above = document.querySelector('.mud-dialog')
                ?? document.querySelector('.mud-popover-open:has(button, [role=menuitem])') ?? document;
            for (const control of [...above.querySelectorAll(controls)].filter(one => shown(one) && !isInText(one))) {
                control.scrollIntoView({ block: 'center', inline: 'center' });
                const box = control.getBoundingClientRect();
                const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
                const hits = (right, down) => leads(document.elementFromPoint(x + right, y + down), control);
                const reach = (right, down) => {
                    let steps = 0;
                    while (steps < least && hits(right * (steps + 1), down * (steps + 1))) steps++;
                    return steps;
                };
                const [width, height] = hits(0, 0) ? [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1] : [0, 0];
                if (width < least || height < least)
                    problems.push(`${width} by ${height} instead of ${least}: ${control.outerHTML.slice(0, 160)}`);
            }
            scrollTo(0, 0);
            return problems;
        }
        """;

    private const string Cut = """
        () => {
            const problems = [];
            const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            if (sideways > 0) problems.push(`scrolls sideways by ${sideways} pixels`);
            const texts = document.createTreeWalker(document.querySelector('.mud-dialog') ?? document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const parent = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
                if (parent.closest('.hidden-text, thead, script, style, select, svg, .skip, [aria-hidden=true]')) continue;
                const place = parent.closest('.panel, .portal-grid, .mud-dialog, .announcement, main, .account') ?? document.body;
                let frame = parent;
                while (frame !== place && getComputedStyle(frame).overflowX === 'visible') frame = frame.parentElement;
                const style = getComputedStyle(frame);
                if (frame !== place && (style.textOverflow === 'ellipsis' || ['auto', 'scroll'].includes(style.overflowX))) continue;
                const range = document.createRange();
                range.selectNodeContents(texts.currentNode);
                const beyond = Math.round(range.getBoundingClientRect().right - frame.getBoundingClientRect().right);
                const text = texts.currentNode.data.trim().slice(0, 60);
                if (beyond > 1) problems.push(`"${text}" is ${beyond} pixels beyond ${frame.className || frame.tagName}`);
            }
            return problems;
        }
        """;
}
