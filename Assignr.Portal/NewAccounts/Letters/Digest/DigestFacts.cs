using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.NeedsYou;
using Assignr.Portal.People;

namespace Assignr.Portal.NewAccounts.Letters.Digest;

public sealed record DigestFacts : LetterFacts
{
    public const int MostGames = 10;

    /// <summary>How often its reader gets one.</summary>
    public required DigestChoice Choice { get; init; }

    /// <summary>How many have never logged in: the number of the banner.</summary>
    public required int Out { get; init; }

    /// <summary>How many of them need somebody: the number of the panel.</summary>
    public required int NeedsYou { get; init; }

    /// <summary>The first of those who need somebody, the soonest game first.</summary>
    public required IReadOnlyList<DigestGame> Games { get; init; }

    public required DateTimeOffset NewSince { get; init; }

    public required IReadOnlyList<DigestLine> News { get; init; }

    /// <summary>The list of those who need somebody.</summary>
    public required string NeedsYouLink { get; init; }

    /// <summary>The grid, narrowed to those who have never logged in.</summary>
    public required string OutLink { get; init; }

    /// <summary>Where its reader chooses how often one comes.</summary>
    public required string ChoiceLink { get; init; }
}

/// <summary>Somebody who needs somebody, and why.</summary>
public sealed record DigestGame(string Name, SoonGame Game);

/// <param name="Link">The grid, narrowed to all that have this standing.</param>
public sealed record DigestLine(Standing Standing, int All, int New, string Link);
