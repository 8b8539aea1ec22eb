namespace Assignr.Portal.Keys;

/// <summary>The command that makes a key.</summary>
internal static class MakeKey
{
    public const string Name = "--make-key";

    /// <summary>Prints what was done and what comes next, and returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (arguments is not [{ Length: > 0 } given])
            return Refuse($"Say where the key shall be: {Name} /etc/assignr/portal.key");
        var path = Path.GetFullPath(given);
        if (File.Exists(path) || Directory.Exists(path))
            return Refuse($"{path} is there already and stays as it is: without it nothing opens that was encrypted with it.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            KeyFile.Make(path);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Refuse($"No key can be made at {path}: {broken.Message}");
        }
        Console.WriteLine($"""
            {path} is made, for this user alone to read.
              Set Keys:File to it, for example with the environment variable Keys__File={path}
              Back it up apart from the database: whoever has both can forge what sign-ins are encrypted with.
              Without it everybody signs in once more, and nothing else is lost.
            """);
        return 0;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
