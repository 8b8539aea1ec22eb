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
}
