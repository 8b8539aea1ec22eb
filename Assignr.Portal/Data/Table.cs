using System.Text;

namespace Assignr.Portal.Data;

/// <summary>A table that leaves the portal as a file: headings, and rows of the same width.</summary>
public sealed record Table(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A file of comma-separated values that is written already.</summary>
public sealed record CsvFile(string FileName, string Csv);

public enum TableFormat
{
    Csv,
    Xlsx,
}

/// <summary>A table as a download.</summary>
public static class TableFile
{
    /// <summary>By the file extension in the address; null: not a format that we write.</summary>
    public static TableFormat? Format(string ending) => ending switch
    {
        "csv" => TableFormat.Csv,
        "xlsx" => TableFormat.Xlsx,
        _ => null,
    };

    public static byte[] Of(Table table, TableFormat format, CancellationToken cancel = default) => format == TableFormat.Csv
        ? Csv.Of(table, cancel)
        : Xlsx.Of(table, cancel);

    /// <summary>As an attachment that no cache keeps.</summary>
    public static IResult Download(HttpContext http, Table table, string name, TableFormat format, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return format == TableFormat.Csv
            ? Results.File(Csv.Of(table, cancel), Csv.ContentType, $"{name}.csv")
            : Results.File(Xlsx.Of(table, cancel), Xlsx.ContentType, $"{name}.xlsx");
    }

    /// <summary>The same; not found where there is none.</summary>
    public static IResult Download(HttpContext http, CsvFile? file)
    {
        http.Response.Headers.CacheControl = "no-store";
        return file is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(file.Csv), Csv.ContentType, file.FileName);
    }
}
