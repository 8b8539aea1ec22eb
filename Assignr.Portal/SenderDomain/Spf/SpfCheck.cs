using Assignr.Portal.SenderDomain.Dns;
using Assignr.Portal.SenderDomain.Hosts;

namespace Assignr.Portal.SenderDomain.Spf;

/// <summary>Which servers may send for a domain (RFC 7208), looked up for the domain of the return path.</summary>
internal sealed class SpfCheck(RecordReader dns)
{
    public const string Name = "SPF";
    private const int Most = 5;

    public async Task<CheckRow> LookAsync(string domain, Relay? relay)
    {
        var looked = await dns.TextsAsync(domain);
        if (looked.Trouble is not null)
            return CheckRow.CouldNotLook(Name, looked.Trouble);
        var records = looked.Found.Where(SpfRecord.Is).ToList();
        return records switch
        {
            [] when looked.Found.Where(SpfRecord.IsNearly).ToList() is { Count: > 0 } nearly => new CheckRow(Name, CheckState.Wrong,
                "A record was meant to be SPF and does not begin with “v=spf1 ”, so nobody reads it.")
            { Found = nearly, Publish = Fresh(domain, relay), Remarks = Ask(relay) },
            [] => new CheckRow(Name, CheckState.Missing, $"{domain} does not say which servers may send for it.")
            { Publish = Fresh(domain, relay), Remarks = Ask(relay) },
            [var one] => await JudgeAsync(domain, one, relay),
            _ => new CheckRow(Name, CheckState.Wrong, $"There are {records.Count} SPF records; with more than one, receivers take none.")
            { Found = records, Publish = Of(domain, Joined(records)) },
        };
    }

    private async Task<CheckRow> JudgeAsync(string domain, string text, Relay? relay)
    {
        var record = SpfRecord.Parse(text);
        var walk = new SpfWalk(dns);
        await walk.FollowAsync(record, domain);
        var row = new CheckRow(Name, CheckState.Good, "Says which servers may send for the domain, in "
            + $"{(walk.Lookups == 1 ? "1 look-up" : $"{walk.Lookups} look-ups")} of at most {SpfWalk.MostLookups}.")
        { Found = [text], Remarks = walk.HasPtr ? ["It has “ptr”, which receivers may ignore (RFC 7208 5.5)."] : [] };
        if (walk.Problems.Count > 0)
            return row with
            {
                State = CheckState.Wrong,
                Says = walk.Problems[0],
                Remarks = [.. walk.Problems.Skip(1).Distinct().Take(Most), .. row.Remarks],
            };
        if (walk.Trouble is not null)
            return CheckRow.CouldNotLook(Name, walk.Trouble, "There is one record, but not all that it names could be looked up.")
                with
            { Found = [text] };
        if (walk.Ending is SpfQualifier.Pass or SpfQualifier.Neutral or null)
            return row with
            {
                State = CheckState.Wrong,
                Says = walk.Ending switch
                {
                    SpfQualifier.Pass => "It ends with “+all”: anybody may send for the domain.",
                    SpfQualifier.Neutral => "It ends with “?all”: it says nothing about servers that it does not name.",
                    _ => "It does not end with “~all” or “-all”: it says nothing about servers that it does not name.",
                },
                // What stands beside a redirect would end it.
                Publish = record.Redirect is null ? Of(domain, Ended(text)) : null,
            };
        return relay is null ? row : await WithRelayAsync(row, record, domain, text, relay);
    }

    // A guess, and said to be one: it may send from other addresses than the one that it takes mail at.
    private async Task<CheckRow> WithRelayAsync(CheckRow row, SpfRecord record, string domain, string text, Relay relay)
    {
        var outside = new List<string>();
        foreach (var address in relay.Addresses)
        {
            if (await new SpfWalk(dns, address).FollowAsync(record, domain) == SpfResult.Other)
                outside.Add(address.ToString());
        }
        if (relay.Addresses.Count == 0)
            return row with { Remarks = [.. row.Remarks, .. Ask(relay)] };
        var covered = outside.Count == 0;
        return row with
        {
            Remarks = [.. row.Remarks, covered
                ? $"As far as can be seen from here, it covers {relay.Host}."
                : $"It does not cover {string.Join(", ", outside)}, an address of {relay.Host}. That may be fine: a mail server can send "
                    + $"from other addresses than the one that it takes mail at. Ask whoever runs {relay.Host}."],
            Publish = covered || relay.SpfTerm is not { } term ? null : Of(domain, $"v=spf1 {term}{text["v=spf1".Length..]}"),
        };
    }

    private static string[] Ask(Relay? relay) => relay switch
    {
        null => ["No mail server is set, so which one the record has to name is not known."],
        { SpfTerm: null } => [$"Which addresses {relay.Host} sends from cannot be seen from here. Ask whoever runs it."],
        _ => [$"It covers {relay.Host}. Where other servers send for the domain too, they belong into the same record."],
    };

    private static DnsRecord? Fresh(string domain, Relay? relay) =>
        relay?.SpfTerm is { } term ? Of(domain, $"v=spf1 {term} ~all") : null;

    private static DnsRecord Of(string domain, string value) => new(domain, "TXT", value);

    private static string Ended(string text) =>
        $"{string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !IsAll(word)))} ~all";

    private static string Joined(List<string> records) => $"v=spf1 {string.Join(' ', records
        .SelectMany(record => record.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        .Where(word => !IsAll(word) && !word.StartsWith("redirect=", StringComparison.OrdinalIgnoreCase))
        .Distinct(StringComparer.OrdinalIgnoreCase))} ~all";

    private static bool IsAll(string word) => word.TrimStart('+', '-', '~', '?').Equals("all", StringComparison.OrdinalIgnoreCase);
}
