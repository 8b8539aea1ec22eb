using Assignr.Portal.People;

namespace Assignr.Portal.NewAccounts.Digests;

internal static class DigestWords
{
    /// <summary>As the audit has it.</summary>
    public static string Words(this DigestChoice choice) => choice switch
    {
        DigestChoice.Weekly => "Weekly, on Monday",
        DigestChoice.Daily => "Daily",
        _ => "Off",
    };
}
