using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import;

/// <summary>What the columns of a file became, remembered for the next file with the same headings.</summary>
internal static class MappingMemory
{
    public static string KeyOf(IReadOnlyList<string> headings) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(Text.Fold)))));

    /// <summary>Null where there is none, or where it is not one for this sheet and these fields.</summary>
    public static Mapping? Fitting(string? json, Sheet sheet, IReadOnlyList<ImportField> fields)
    {
        if (json is null || JsonSerializer.Deserialize<Mapping>(json) is not { } mapping)
            return null;
        return mapping.Columns.Count == sheet.Headings.Count
            && mapping.Columns.All(column => column is null || fields.Any(field => field.Name == column)) ? mapping : null;
    }

    /// <summary>In the transaction of the import that used it.</summary>
    public static async Task RememberAsync(PortalDb db, ImportKind kind, IReadOnlyList<string> headings, Mapping mapping,
        DateTimeOffset now, CancellationToken cancel)
    {
        var key = KeyOf(headings);
        // How dates and times are meant is asked for each file: the next one may be of another program or another season. So it is whose
        // schedule it is, and whether addresses are removed: the next one may be a part of the list.
        var json = JsonSerializer.Serialize(mapping with
        {
            DayFirst = null,
            PointsDayFirst = null,
            FiguresAreYears = null,
            EarlyHoursArePm = null,
            LateHoursArePm = null,
            Season = null,
            AsksSeason = false,
            OwnTeam = null,
            NumbersAreGoals = null,
            StarIsHome = null,
            KeepsEmptyDates = false,
            RemovesAddresses = false,
            WordsBesideNames = new Dictionary<string, bool>(),
        });
        if (await db.RememberedMappings.SingleOrDefaultAsync(one => one.Kind == kind && one.Headings == key, cancel) is { } known)
            (known.Mapping, known.UsedAt) = (json, now);
        else
            db.RememberedMappings.Add(new RememberedMapping { Kind = kind, Headings = key, Mapping = json, UsedAt = now });
    }
}
