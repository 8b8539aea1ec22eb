using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Hosts;

/// <summary>Whether the sender's domain takes mail, for answers and reports: by its MX records, else by its own address (RFC 5321 5.1), or
/// not at all (RFC 7505).</summary>
internal sealed class MxCheck(RecordReader dns)
{
    public const string Name = "MX";
    private const int MostHosts = 10;

    public async Task<CheckRow> LookAsync(string domain)
    {
        var looked = await dns.ExchangesAsync(domain);
        if (looked.Trouble is not null)
            return CheckRow.CouldNotLook(Name, looked.Trouble);
        if (looked.IsUnknownName)
            return new CheckRow(Name, CheckState.Wrong, $"The domain {domain} does not exist: large receivers refuse what comes from it.");
        string[] found = [.. looked.Found.Select(host => host.Length == 0 ? "." : host)];
        if (found.Length == 0)
            return await WithoutAsync(domain);
        if (found.Contains("."))
            return new CheckRow(Name, CheckState.Wrong, found.Length == 1
                ? "The domain says that it takes no mail at all: answers and reports of failed deliveries are lost."
                : "The domain says that it takes no mail (“.”), and names mail servers beside that.")
            { Found = found, Publish = Needed(domain) };
        var hosts = await Task.WhenAll(found.Take(MostHosts).Select(async host =>
            (Host: host, Addresses: DomainName.IsOne(host) ? await dns.AddressesAsync(host) : new Looked<System.Net.IPAddress>([]))));
        var dead = hosts.Where(host => host.Addresses.IsVoid).Select(host => host.Host).ToList();
        var row = new CheckRow(Name, CheckState.Good, "Answers and reports of failed deliveries have somewhere to go.") { Found = found };
        return dead.Count == 0 && Array.TrueForAll(hosts, host => host.Addresses.Trouble is not null)
            ? CheckRow.CouldNotLook(Name, hosts[0].Addresses.Trouble) with { Found = found }
            : dead.Count == hosts.Length ? row with { State = CheckState.Wrong, Says = $"{Names(dead)} no address, so nothing arrives." }
            : dead.Count > 0 ? row with { Remarks = [$"{Names(dead)} no address; the others take mail."] }
            : row;
    }

    private async Task<CheckRow> WithoutAsync(string domain)
    {
        var own = await dns.AddressesAsync(domain);
        return own.Trouble is not null ? CheckRow.CouldNotLook(Name, own.Trouble)
            : own.Found.Count > 0
                ? new CheckRow(Name, CheckState.Good, "There is no MX record, so mail for the domain goes to its own address.")
                { Found = [.. own.Found.Select(address => address.ToString())], Remarks = ["An MX record says it more clearly."] }
                : new CheckRow(Name, CheckState.Missing, "The domain takes no mail: answers and reports of failed deliveries are lost.")
                { Publish = Needed(domain) };
    }

    private static string Names(List<string> hosts) => $"{string.Join(", ", hosts)} {(hosts.Count == 1 ? "has" : "have")}";

    private static DnsRecord Needed(string domain) => new(domain, "MX", "10 (the name of the server that takes your mail)");
}
