using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Dmarc;

/// <summary>The records of a domain and of those above it, from the domain up: the tree walk of RFC 9989, which has taken the place of a
/// list of public suffixes.</summary>
/// <param name="Levels">A domain whose records are more than one, or none, has no record here.</param>
/// <param name="Trouble">Why part of it could not be looked up; null where all could.</param>
internal sealed record DmarcTree(IReadOnlyList<(string Domain, DmarcRecord? Record, string? Text)> Levels, string? Trouble)
{
    private const int MostLookups = 8;

    /// <summary>The domain itself, the first one with a record that says so, or the one nearest to the root that has a record.</summary>
    public string Organisation
    {
        get
        {
            for (var at = 0; at < Levels.Count; at++)
            {
                if (Levels[at].Record?.Psd is "n")
                    return Levels[at].Domain;
                if (Levels[at].Record?.Psd is "y")
                    return Levels[Math.Max(0, at - 1)].Domain;
            }
            return Levels.LastOrDefault(level => level.Record is not null).Domain ?? Levels[0].Domain;
        }
    }

    /// <summary>Whose record counts where the domain has none: the organisation's, else that of the domain below which it is
    /// registered. Without a record where there is none.</summary>
    public (string Domain, DmarcRecord? Record, string? Text) Above =>
        Levels.FirstOrDefault(level => level.Domain == Organisation) is { Record: not null } organisation ? organisation
            : Levels.FirstOrDefault(level => level.Record?.Psd is "y");

    public static string NameOf(string domain) => $"_dmarc.{domain}";

    public static async Task<DmarcTree> WalkAsync(string domain, RecordReader dns)
    {
        var names = Names(domain).ToList();
        var looked = await Task.WhenAll(names.Select(name => dns.TextsAsync(NameOf(name))));
        return new DmarcTree(
            [.. names.Zip(looked, (name, texts) => texts.Found.Where(DmarcRecord.Is).ToList() is [var text]
                ? (name, DmarcRecord.Parse(text), text)
                : (name, (DmarcRecord?)null, (string?)null))],
            Array.Find(looked, one => one.Trouble is not null)?.Trouble);
    }

    // Of a name with more labels than look-ups, those in the middle are passed over.
    private static IEnumerable<string> Names(string domain)
    {
        var labels = domain.Split('.');
        yield return domain;
        for (var from = Math.Max(1, labels.Length - MostLookups + 1); from < labels.Length; from++)
            yield return string.Join('.', labels[from..]);
    }
}
