using Assignr.Portal.Mail;

namespace Assignr.Portal.Letters;

/// <summary>
/// What a letter says. <see cref="HtmlLetter"/> and <see cref="PlainLetter"/> show the same blocks in the same order, so that the two
/// parts of an email always agree. All texts are cleaned already, and contain no foreign links.
/// </summary>
public sealed record LetterContent
{
    /// <summary>The language of the texts, such as en.</summary>
    public required string Language { get; init; }

    public required string SiteName { get; init; }

    public required string Subject { get; init; }

    /// <summary>Shown beside the subject in lists of mail; hidden in the letter itself.</summary>
    public required string Preview { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    public required Phrase SentTo { get; init; }

    /// <summary>Both parts from this content.</summary>
    public Letter Write(string toName, string? replyTo) => new()
    {
        ToName = Untrusted.Name(toName, linkable: true),
        Subject = Subject,
        Html = HtmlLetter.Write(this),
        Text = PlainLetter.Write(this),
        ReplyTo = replyTo,
    };
}

public abstract record LetterBlock;

/// <summary>The sentence under the title.</summary>
public sealed record Lead(Phrase Phrase) : LetterBlock;

/// <summary>A sentence or a few, anywhere below the button.</summary>
public sealed record Paragraph(Phrase Phrase) : LetterBlock;

/// <summary>The only button.</summary>
public sealed record Button(string Label, string Link) : LetterBlock;

/// <summary>Details about it, one line each.</summary>
public sealed record Details(params IReadOnlyList<Phrase> Lines) : LetterBlock;

/// <summary>A person's own words behind a vertical line; an empty line separates paragraphs.</summary>
public sealed record Quote(string Head, IReadOnlyList<string> Lines) : LetterBlock;

public sealed record Schedule(string Head, IReadOnlyList<ScheduleRow> Rows) : LetterBlock;

public sealed record ScheduleRow(string When, string What, string As);

/// <summary>The button's link again, to read and to copy; the text part already has it below the button.</summary>
public sealed record LinkInFull(string Help, string Link) : LetterBlock;

/// <summary>Links below each other, each of which says what is behind it.</summary>
public sealed record LinkList(string Head, IReadOnlyList<LinkRow> Rows) : LetterBlock;

public sealed record LinkRow(string Label, string Link);

public sealed record SmallPrint(Phrase Phrase) : LetterBlock;

/// <summary>A link that is not what the letter is for.</summary>
public sealed record SmallLink(string Label, string Link) : LetterBlock;
