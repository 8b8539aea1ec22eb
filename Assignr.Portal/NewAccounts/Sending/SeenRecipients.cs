using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Assignr.Portal.NewAccounts.Deciding;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>
/// The recipients that an assignor was shown, with their addresses and names. What is sent must be what was seen, so all of them are
/// remembered, each in some fifty bytes.
/// </summary>
public sealed class SeenRecipients
{
    private const int UsualName = 16;

    private readonly List<Guid> personIds;
    private readonly List<UInt128> addresses;
    private readonly List<int> nameEnds;
    private readonly List<byte> names;
    private readonly Lazy<(Guid[] Ids, int[] Places)> byId;

    /// <param name="capacity">How many there may be. Reserved at once: a large list that grows leaves its old array behind.</param>
    internal SeenRecipients(int capacity)
    {
        personIds = new(capacity);
        addresses = new(capacity);
        nameEnds = new(capacity);
        names = new(capacity * UsualName);
        byId = new(Sorted);
    }

    public int Count => personIds.Count;

    /// <summary>In the order of the grid.</summary>
    public IReadOnlyList<Guid> PersonIds => personIds;

    /// <summary>The name that was shown.</summary>
    /// <param name="place">The index in <see cref="PersonIds"/>.</param>
    public string NameAt(int place)
    {
        var start = place == 0 ? 0 : nameEnds[place - 1];
        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(names)[start..nameEnds[place]]);
    }

    /// <returns>Null where they were not shown as a recipient.</returns>
    public int? PlaceOf(Guid personId)
    {
        var (ids, places) = byId.Value;
        return Array.BinarySearch(ids, personId) is >= 0 and var found ? places[found] : null;
    }

    /// <summary>Whether they were shown as a recipient, with exactly these addresses.</summary>
    public bool Includes(Verdict verdict) => PlaceOf(verdict.Person.PersonId) is { } place && HadSameAddresses(place, verdict);

    public bool HadSameAddresses(int place, Verdict verdict) => addresses[place] == Fingerprint(verdict);

    /// <summary>Differs where the list has other people or other addresses.</summary>
    public string Stamp
    {
        get
        {
            var stamp = new HashCode();
            stamp.AddBytes(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(personIds)));
            stamp.AddBytes(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(addresses)));
            return $"{Count}-{stamp.ToHashCode():x}";
        }
    }

    internal void Add(Verdict verdict)
    {
        personIds.Add(verdict.Person.PersonId);
        addresses.Add(Fingerprint(verdict));
        names.AddRange(Encoding.UTF8.GetBytes(verdict.Person.FullName));
        nameEnds.Add(names.Count);
    }

    private static UInt128 Fingerprint(Verdict verdict)
    {
        var keys = string.Join(' ', verdict.Addresses.Select(address => address.Key).Order(StringComparer.Ordinal));
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(keys)));
    }

    private (Guid[] Ids, int[] Places) Sorted()
    {
        Guid[] ids = [.. personIds];
        int[] places = [.. Enumerable.Range(0, ids.Length)];
        Array.Sort(ids, places);
        return (ids, places);
    }
}
