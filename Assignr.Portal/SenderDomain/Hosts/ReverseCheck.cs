using System.Net;
using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Hosts;

/// <summary>Whether the addresses of the relay have names that lead back to them, which large receivers ask for.</summary>
internal sealed class ReverseCheck(RecordReader dns)
{
    public const string Name = "Reverse name";
    private const int MostAddresses = 4;

    public async Task<CheckRow> LookAsync(Relay? relay)
    {
        if (relay is null)
            return new CheckRow(Name, CheckState.CouldNotLook, "No mail server is set, so there is no address to look at.");
        if (relay.Addresses.Count == 0)
            return new CheckRow(Name, CheckState.CouldNotLook, $"{relay.Host} has no address that can be seen on the internet.")
            { Remarks = [$"Which addresses emails leave from, whoever runs {relay.Host} knows."] };
        var all = await Task.WhenAll(relay.Addresses.Take(MostAddresses).Select(OfAsync));
        string[] found = [.. all.Select(one => $"{one.Address}  {(one.Names.Found is [] ? "–" : string.Join(", ", one.Names.Found))}")];
        string[] guess = [$"Seen at the address that {relay.Host} takes mail at; it may send from others. Whoever runs it publishes such "
            + "names."];
        if (Array.Find(all, one => one.Names.Trouble is not null) is { } failed)
            return CheckRow.CouldNotLook(Name, failed.Names.Trouble) with { Found = found };
        if (Array.Find(all, one => one.Names.Found.Count == 0) is { } nameless)
            return new CheckRow(Name, CheckState.Missing, $"{nameless.Address} has no name.") { Found = found, Remarks = guess };
        return Array.Find(all, one => !one.LeadsBack) is { } other
            ? new CheckRow(Name, CheckState.Wrong, $"The name of {other.Address} does not lead back to it.")
            { Found = found, Remarks = guess }
            : new CheckRow(Name, CheckState.Good, "Each address has a name that leads back to it.") { Found = found, Remarks = guess };
    }

    private async Task<Reverse> OfAsync(IPAddress address)
    {
        var names = await dns.NamesAsync(address);
        var back = await Task.WhenAll(names.Found.Where(DomainName.IsOne).Take(MostAddresses).Select(dns.AddressesAsync));
        return new Reverse(address, names, back.Any(one => one.Trouble is not null || one.Found.Contains(address)));
    }

    private sealed record Reverse(IPAddress Address, Looked<string> Names, bool LeadsBack);
}
