using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace Assignr.Portal.SenderDomain.Dns;

/// <summary>Reads records for one check-up. A fault is an answer, never an exception. The same look-up is made once.</summary>
public sealed class RecordReader : IDisposable
{
    /// <summary>In characters: longer than any record that a mail server reads.</summary>
    public const int LongestText = 4096;

    private readonly LookupClient client;
    private readonly TimeSpan limit;
    private readonly CancellationTokenSource whole;
    private readonly ConcurrentDictionary<(string, QueryType), Lazy<Task<Looked<DnsResourceRecord>>>> read = new();

    internal RecordReader(LookupClient client, TimeSpan limit, TimeSpan wholeLimit)
    {
        (this.client, this.limit) = (client, limit);
        whole = new CancellationTokenSource(wholeLimit);
    }

    /// <summary>The texts of a name. The strings of one record are joined without a space (RFC 7208 3.3); what is longer than
    /// <see cref="LongestText"/> is cut, and what is not visible is replaced.</summary>
    public async Task<Looked<string>> TextsAsync(string name) =>
        (await OfTypeAsync<TxtRecord>(name, QueryType.TXT)).As(record => string.Concat(record.Text))
            .As(text => string.Concat(text.Take(LongestText).Select(Shown)));

    /// <summary>Where a domain takes its mail, the first choice first; an empty name for a domain that takes none (RFC 7505).</summary>
    public async Task<Looked<string>> ExchangesAsync(string name)
    {
        var looked = await OfTypeAsync<MxRecord>(name, QueryType.MX);
        return (looked with { Found = [.. looked.Found.OrderBy(record => record.Preference)] }).As(record => Plain(record.Exchange));
    }

    /// <summary>IPv4 and IPv6. Where one of both cannot be had, the other one is the answer.</summary>
    public async Task<Looked<IPAddress>> AddressesAsync(string name)
    {
        var both = await Task.WhenAll(
            AddressesAsync<ARecord>(name, QueryType.A), AddressesAsync<AaaaRecord>(name, QueryType.AAAA));
        IPAddress[] all = [.. both[0].Found, .. both[1].Found];
        return new Looked<IPAddress>(
            all, all.Length > 0 ? null : both[0].Trouble ?? both[1].Trouble, Array.TrueForAll(both, one => one.IsUnknownName));
    }

    /// <summary>The names of an address, by its reverse zone.</summary>
    public async Task<Looked<string>> NamesAsync(IPAddress address) =>
        (await OfTypeAsync<PtrRecord>(Reverse(address), QueryType.PTR)).As(record => Plain(record.PtrDomainName));

    public void Dispose() => whole.Dispose();

    // Nothing that changes how the text around it looks.
    private static char Shown(char sign) => sign == '\t' ? ' '
        : char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate ? '\uFFFD' : sign;

    private static string Plain(DnsString name) => name.Value.TrimEnd('.').ToLowerInvariant();

    private static string Reverse(IPAddress address)
    {
        var bytes = address.GetAddressBytes().Reverse();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? $"{string.Join('.', bytes)}.in-addr.arpa"
            : $"{string.Join('.', bytes.SelectMany(part => Convert.ToHexStringLower([part]).Reverse()))}.ip6.arpa";
    }

    private async Task<Looked<IPAddress>> AddressesAsync<TRecord>(string name, QueryType type) where TRecord : AddressRecord =>
        (await OfTypeAsync<TRecord>(name, type)).As(record => record.Address);

    private async Task<Looked<TRecord>> OfTypeAsync<TRecord>(string name, QueryType type) where TRecord : DnsResourceRecord
    {
        var looked = await read.GetOrAdd((name.TrimEnd('.').ToLowerInvariant(), type),
            key => new Lazy<Task<Looked<DnsResourceRecord>>>(() => ReadAsync(key.Item1, key.Item2))).Value;
        return new Looked<TRecord>([.. looked.Found.OfType<TRecord>()], looked.Trouble, looked.IsUnknownName);
    }

    private async Task<Looked<DnsResourceRecord>> ReadAsync(string name, QueryType type)
    {
        if (whole.IsCancellationRequested)
            return Failed("the look-ups took too long together");
        using var one = CancellationTokenSource.CreateLinkedTokenSource(whole.Token);
        one.CancelAfter(limit);
        try
        {
            var answer = await client.QueryAsync(name, type, QueryClass.IN, one.Token).WaitAsync(one.Token);
            return answer.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => new Looked<DnsResourceRecord>(answer.Answers),
                DnsHeaderResponseCode.NotExistentDomain => new Looked<DnsResourceRecord>([], IsUnknownName: true),
                var code => Failed($"the name server answered “{code}” about {name}"),
            };
        }
        catch (OperationCanceledException)
        {
            return Failed($"no name server answered about {name} in time");
        }
        catch (DnsResponseException broken) when (broken.Code == DnsResponseCode.ConnectionTimeout)
        {
            return Failed($"no name server answered about {name} in time");
        }
        // Whatever a name server sends: an answer that breaks the reader says nothing of the domain.
        catch (Exception)
        {
            return Failed($"the answer of the name server about {name} could not be read");
        }
    }

    private static Looked<DnsResourceRecord> Failed(string trouble) => new([], trouble);
}
