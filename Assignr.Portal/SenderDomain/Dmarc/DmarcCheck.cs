using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Dmarc;

/// <summary>What receivers do with letters that pass neither SPF nor DKIM for the sender's domain (RFC 9989).</summary>
internal sealed class DmarcCheck(RecordReader dns)
{
    public const string Name = "DMARC";

    /// <param name="dkim">Whether a key of the sender's domain was found, which is the other way to be aligned.</param>
    public async Task<CheckRow> LookAsync(Subject subject, Task<CheckRow> dkim)
    {
        var domain = subject.Domain;
        var looked = await dns.TextsAsync(DmarcTree.NameOf(domain));
        if (looked.Trouble is not null)
            return CheckRow.CouldNotLook(Name, looked.Trouble);
        var records = looked.Found.Where(DmarcRecord.Is).ToList();
        if (records.Count > 1)
            return new CheckRow(Name, CheckState.Wrong,
                $"There are {records.Count} DMARC records; with more than one, receivers take none.")
            { Found = records };
        if (records.Count == 0 && looked.Found.Where(DmarcRecord.IsNearly).ToList() is { Count: > 0 } nearly)
            return new CheckRow(Name, CheckState.Wrong,
                "A record was meant to be DMARC and does not begin with “v=DMARC1;”, so nobody reads it.")
            { Found = nearly, Publish = Fresh(domain) };
        var tree = await DmarcTree.WalkAsync(domain, dns);
        var (own, above) = (tree.Levels[0], tree.Above);
        if (own.Record is null && above.Record is null)
            return tree.Trouble is not null
                ? CheckRow.CouldNotLook(Name, tree.Trouble)
                : new CheckRow(Name, CheckState.Missing, "Receivers are not told what to do with emails that only claim to come from the "
                    + "domain; large ones ask for a record.")
                { Publish = Fresh(domain) };
        return await JudgeAsync(subject, own.Record is null ? above : own, tree, dkim);
    }

    private async Task<CheckRow> JudgeAsync(
        Subject subject, (string Domain, DmarcRecord? Record, string? Text) level, DmarcTree tree, Task<CheckRow> dkim)
    {
        var (record, isAbove) = (level.Record!, level.Domain != subject.Domain);
        var policy = isAbove ? record.OfSubdomains ?? record.Policy : record.Policy;
        var row = new CheckRow(Name, CheckState.Good, Says(policy)) { Found = [level.Text!] };
        if (record.Problem is { } problem)
            return row with { State = CheckState.Wrong, Says = problem, Publish = Fresh(level.Domain) };
        string[] remarks =
        [
            .. isAbove ? [$"The record is that of {level.Domain}."] : Array.Empty<string>(),
            .. record.IsTest ? ["It is marked as a test, so the policy is not applied in full."] : Array.Empty<string>(),
            .. record.HasReports ? [] : new[] { "It asks for no reports (“rua=mailto:…”), so nobody tells you what fails." },
        ];
        var (isAligned, trouble) = await IsAlignedAsync(subject, record, tree);
        if (trouble is not null)
            return row with
            { Remarks = [.. remarks, $"Whether the return path at {subject.Envelope} is aligned could not be seen: {trouble}."] };
        if (isAligned)
            return row with { Remarks = [.. remarks, $"The return path at {subject.Envelope} is aligned."] };
        var says = $"The return path at {subject.Envelope} is not aligned with {subject.Domain}, so SPF does not count for DMARC";
        return (await dkim).State == CheckState.Good
            ? row with { Remarks = [.. remarks, $"{says}: each email has to be signed with DKIM for {subject.Domain}."] }
            : row with { State = CheckState.Wrong, Says = $"{says}, and no DKIM key is known.", Remarks = remarks };
    }

    private async Task<(bool IsAligned, string? Trouble)> IsAlignedAsync(Subject subject, DmarcRecord record, DmarcTree tree)
    {
        if (subject.Envelope == subject.Domain || record.IsStrictSpf)
            return (subject.Envelope == subject.Domain, null);
        var other = await DmarcTree.WalkAsync(subject.Envelope, dns);
        return other.Trouble is null ? (other.Organisation == tree.Organisation, null) : (false, other.Trouble);
    }

    private static string Says(string policy) => policy switch
    {
        "reject" => "Receivers are told to refuse emails that only claim to come from the domain.",
        "quarantine" => "Receivers are told to treat emails that only claim to come from the domain as suspicious.",
        _ => "There is a policy, and it asks receivers to do nothing (p=none): enough for large receivers, no protection of your name.",
    };

    private static DnsRecord Fresh(string domain) => new(DmarcTree.NameOf(domain), "TXT", "v=DMARC1; p=none");
}
