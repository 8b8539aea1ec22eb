using Assignr.Portal.Letters;

namespace Assignr.Portal.Settings.Page.Letters.TestEmail;

public sealed record TestEmailFacts : LetterFacts
{
    public required DateTimeOffset SentAt { get; init; }
}
