using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Assignr.Portal.Letters;

/// <summary>
/// Builds HTML line by line. Every interpolated value is encoded, so that encoding cannot be forgotten; only <see cref="Markup"/> is
/// written as it is. The result is ASCII.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder text = new(8 * 1024);

    // The handler has already written the line when this is called.
    public void Line([InterpolatedStringHandlerArgument("")] Template _) => text.Append('\n');

    public override string ToString() => text.ToString();

    private void Encoded(string words) => text.Append(HtmlEncoder.Default.Encode(words));

    private void Phrase(Phrase phrase)
    {
        foreach (var run in phrase.Runs)
        {
            text.Append(run.IsStrong ? """<b class="t1" style="color:#171B19">""" : "");
            Run(run);
            text.Append(run.IsStrong ? "</b>" : "");
        }
    }

    // A break opportunity (<wbr>) ends what a mail program reads as a link and, unlike a space, is not copied with the text.
    private void Run(Run run)
    {
        var rest = run.Text;
        while (run.Exact && rest.AsSpan().IndexOfAny(@".@/:\") is var joint and >= 0)
        {
            Encoded(rest[..(joint + 1)]);
            text.Append("<wbr>");
            rest = rest[(joint + 1)..];
        }
        Encoded(rest);
    }

    private void Lines<T>(IReadOnlyList<T> lines, Action<T> write)
    {
        foreach (var (index, line) in lines.Index())
        {
            text.Append(index > 0 ? "\n<br>" : "");
            write(line);
        }
    }

    /// <summary>The interpolated string handler: writes one line into the letter.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template
    {
        private readonly HtmlWriter html;

        public Template(int literals, int holes, HtmlWriter html) => this.html = html;

        public void AppendLiteral(string markup) => html.text.Append(markup);

        public void AppendFormatted(string words) => html.Encoded(words);

        public void AppendFormatted(Markup markup) => html.text.Append(markup.Html);

        public void AppendFormatted(Phrase phrase) => html.Phrase(phrase);

        public void AppendFormatted(IReadOnlyList<Phrase> lines) => html.Lines(lines, html.Phrase);

        public void AppendFormatted(IReadOnlyList<string> lines) => html.Lines(lines, html.Encoded);
    }
}

/// <summary>HTML that we wrote ourselves.</summary>
internal sealed record Markup(string Html);
