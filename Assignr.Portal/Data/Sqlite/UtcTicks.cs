using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Assignr.Portal.Data.Sqlite;

internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
