namespace Assignr.Portal.Shell.Parts;

/// <summary>How loud something is. Yellow: somebody should look. Red: somebody said no. Neither is ever decoration.</summary>
public enum Tone
{
    /// <summary>No shape, quiet text.</summary>
    Plain,

    /// <summary>Not begun.</summary>
    Outlined,

    /// <summary>Cannot begin.</summary>
    Dashed,

    /// <summary>On its way.</summary>
    Slate,

    Yellow,

    Red,

    /// <summary>Done: no shape as a chip, a tint as an announcement.</summary>
    Green,

    /// <summary>Out of use.</summary>
    Muted,
}
