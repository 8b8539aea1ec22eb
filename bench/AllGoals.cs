using System.Diagnostics;

namespace Assignr.Bench;

/// <summary>Every goal in one table. Each command runs in its own process, so that none warms up another or fills its
/// memory.</summary>
internal static class AllGoals
{
    private static readonly string[] Commands = ["mail", "conditions", "drain", "pages", "follow-up"];

    public static async Task<int> RunAsync()
    {
        var rows = new List<string>();
        foreach (var command in Commands)
            rows.AddRange(await RowsAsync(command));
        return Goal.Print(rows);
    }

    // The table is the last thing that a command prints.
    private static async Task<List<string>> RowsAsync(string command)
    {
        Console.WriteLine($"== {command}");
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(AllGoals).Assembly.Location, command])
        { RedirectStandardOutput = true })!;
        var (rows, isTable) = (new List<string>(), false);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Console.WriteLine(line);
            if (isTable && line.StartsWith("| ", StringComparison.Ordinal))
                rows.Add(line);
            isTable |= line == Goal.Head;
        }
        await process.WaitForExitAsync();
        Console.WriteLine();
        return process.ExitCode == 0 ? rows : [new Goal($"all of `{command}`", "it broke off, see above", null).Row];
    }
}
