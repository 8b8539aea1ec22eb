namespace Assignr.Portal.NewAccounts;

/// <summary>What somebody was sent so far: exactly one of these is true of each person.</summary>
[Flags]
public enum SentSoFar
{
    None = 0,

    /// <summary>No new account email was ever handed over.</summary>
    Nothing = 1,

    /// <summary>One was, and its link works.</summary>
    LinkThatWorks = 2,

    LinkExpired = 4,

    /// <summary>Everybody.</summary>
    Anything = Nothing | LinkThatWorks | LinkExpired,
}

public static class SentSoFarWords
{
    public static IReadOnlyList<SentSoFar> Each { get; } = [SentSoFar.Nothing, SentSoFar.LinkThatWorks, SentSoFar.LinkExpired];

    /// <summary>As it stands beside its tick.</summary>
    public static string Words(this SentSoFar one) => one switch
    {
        SentSoFar.Nothing => "never sent",
        SentSoFar.LinkThatWorks => "sent before",
        _ => "link expired",
    };

    /// <summary>", never sent or link expired"; empty where everybody is meant.</summary>
    public static string AfterAudience(this SentSoFar sent) => sent == SentSoFar.Anything ? ""
        : $", {string.Join(" or ", Each.Where(one => sent.HasFlag(one)).Select(Words))}";
}
