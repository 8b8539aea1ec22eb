namespace Assignr.Portal.People;

/// <summary>How often an assignor gets a digest. Stored.</summary>
public enum DigestChoice
{
    /// <summary>On Mondays.</summary>
    Weekly = 0,

    Daily = 1,

    Off = 2,
}
