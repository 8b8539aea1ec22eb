namespace Assignr.Portal.NewAccounts.Stragglers;

public static class MaskedAddress
{
    /// <summary>An address as whoever has it knows it again and nobody else can read it: its first character, three dots however long it
    /// is, and the domain.</summary>
    public static string Of(string address)
    {
        var at = address.LastIndexOf('@');
        return at <= 0 ? "•••" : $"{address.EnumerateRunes().First()}•••{address[at..]}";
    }

    /// <summary>Where a line may break in it: after its @ and after each dot.</summary>
    public static IEnumerable<string> Parts(string masked)
    {
        var from = 0;
        for (var to = 1; to <= masked.Length; to++)
        {
            if (to < masked.Length && masked[to - 1] is not ('@' or '.'))
                continue;
            yield return masked[from..to];
            from = to;
        }
    }
}
