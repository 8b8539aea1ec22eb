namespace Assignr.Portal.Shell.Parts;

/// <summary>The icons: lines on a grid of 24 by 24, for MudIcon and for <see cref="Glyph"/>.</summary>
public static class PortalIcons
{
    public const string Person = Open
        + """<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.6-3.600 3.200-5.500 7-5.500s6.400 1.900 7 5.500"/>""" + Shut;

    public const string People = Open
        + """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-3.600 3-5.500 6.500-5.500s6 1.900 6.500 5.500M16 4.800a3.500 3.500 0 0 """
        + """1 0 6.400M18.500 15c1.700.8 2.700 2.500 3 5"/>""" + Shut;

    public const string Calendar = Open
        + """<rect x="3.500" y="5" width="17" height="15.500" rx="2"/><path d="M3.500 10h17M8 2.500V6M16 2.500V6"/>""" + Shut;

    public const string Games = Calendar;

    public const string Log = Open + """<path d="M4 6h16M4 12h16M4 18h10"/>""" + Shut;

    public const string Mail = Open + """<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.500 7 8.500 6.500L20.500 7"/>"""
        + Shut;

    public const string Phone = Open
        + """<path d="M6.500 3.500h3l1.500 4-2 1.500a11 11 0 0 0 6 6l1.500-2 4 1.500v3a2 2 0 0 1-2 2C11 19.500 4.500 13 4.500 5.500a2 2 """
        + """0 0 1 2-2z"/>""" + Shut;

    public const string Settings = Open
        + """<circle cx="12" cy="12" r="3"/><path d="M12 2.500v3M12 18.500v3M2.500 12h3M18.500 12h3M5.300 5.300l2.100 2.100M16.600 """
        + """16.600l2.100 2.100M5.300 18.700l2.100-2.100M16.600 7.400l2.100-2.100"/>""" + Shut;

    /// <summary>Somebody should look.</summary>
    public const string YellowCard =
        """<g transform="translate(1.500 0) scale(1.500)"><rect x="2" y="1" width="10" height="14" rx="1.800" fill="var(--yellow-card)" """
        + """stroke="var(--warning)" stroke-width="1.200"/></g>""";

    /// <summary>A yellow card with clock hands: too late.</summary>
    public const string YellowClock =
        """<g transform="translate(1.500 0) scale(1.500)"><rect x="1.600" y=".6" width="10.800" height="14.800" rx="2" """
        + """fill="var(--yellow-card)" stroke="var(--warning)" stroke-width="1.200"/>"""
        + """<path d="M7 4.500V8l2 1.500" fill="none" stroke="#171B19" stroke-width="1.500" stroke-linecap="round" """
        + """stroke-linejoin="round"/></g>""";

    /// <summary>A red card with a cross: somebody said no.</summary>
    public const string RedCard =
        """<g transform="translate(1.500 0) scale(1.500)"><rect x="1.400" y=".4" width="11.200" height="15.200" rx="2" """
        + """fill="var(--red-card)"/><path d="m4.800 5.800 4.400 4.400m0-4.400-4.400 4.400" fill="none" stroke="var(--background)" """
        + """stroke-width="1.700" stroke-linecap="round"/></g>""";

    public const string Tick = Open + """<path d="m5 12.500 4.500 4.500L19 7.500"/>""" + Shut;

    public const string PaperPlane = Open + """<path d="M21 3 10.500 13.500M21 3l-6.500 18-4-7.500L3 9.500z"/>""" + Shut;

    public const string DashedRing = Open + """<circle cx="12" cy="12" r="8" stroke-dasharray="3 3.300"/>""" + Shut;

    public const string StruckEnvelope = Open
        + """<path d="M8 5h11a2 2 0 0 1 2 2v10M17 19H5a2 2 0 0 1-2-2V7M3.500 7.500 12 13.500M3 3l18 18"/>""" + Shut;

    public const string StruckRing = Open + """<circle cx="12" cy="12" r="8.500"/><path d="m6 6 12 12"/>""" + Shut;

    /// <summary>It turns, or with reduced motion stands still.</summary>
    public const string Arc = Open + """<path class="spin" d="M12 4a8 8 0 1 1-8 8"/>""" + Shut;

    public const string Clock = Open + """<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3.500 2"/>""" + Shut;

    /// <summary>A triangle against a bar: skipped.</summary>
    public const string Bar = Open + """<path d="M5 5l8 7-8 7zM18 5v14"/>""" + Shut;

    public const string Stop = Open + """<rect x="6" y="6" width="12" height="12" rx="1.500"/>""" + Shut;

    public const string Search = Open + """<circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500"/>""" + Shut;

    public const string ChevronDown = Open + """<path d="m6 9 6 6 6-6"/>""" + Shut;

    public const string ChevronUp = Open + """<path d="m6 15 6-6 6 6"/>""" + Shut;

    public const string ChevronLeft = Open + """<path d="m15 5-7 7 7 7"/>""" + Shut;

    public const string ChevronRight = Open + """<path d="m9 5 7 7-7 7"/>""" + Shut;

    public const string Dots =
        """<g fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"><path d="M5 12h.01M12 12h.01M19 12h.01"/></g>""";

    /// <summary>Six dots: a handle to move something.</summary>
    public const string Grip =
        """<g fill="none" stroke="currentColor" stroke-width="2.600" stroke-linecap="round">"""
        + """<path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01"/></g>""";

    public const string Menu = Open + """<path d="M4 7h16M4 12h16M4 17h16"/>""" + Shut;

    public const string Close = Open + """<path d="m6 6 12 12M18 6 6 18"/>""" + Shut;

    public const string Eye = Open
        + """<path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"/>"""
        + """<circle cx="12" cy="12" r="2.500"/>""" + Shut;

    public const string Pencil = Open + """<path d="M4 20l1-4L16.500 4.500l3 3L8 19z"/>""" + Shut;

    public const string Plus = Open + """<path d="M12 5v14M5 12h14"/>""" + Shut;

    public const string Filter = Open + """<path d="M4 6h16M7 12h10M10 18h4"/>""" + Shut;

    public const string Download = Open + """<path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M4.500 19.500h15"/>""" + Shut;

    public const string Upload = Open + """<path d="M12 15.500V4.500M7.500 9 12 4.500 16.500 9M4.500 19.500h15"/>""" + Shut;

    public const string Key = Open + """<circle cx="8" cy="15.500" r="4"/><path d="m11 12.500 8.500-8.500M16 7.500l3 3"/>""" + Shut;

    public const string Bin = Open + """<path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10 11v5M14 11v5"/>"""
        + Shut;

    public const string SignOut = Open
        + """<path d="M10 4H5.500A1.500 1.500 0 0 0 4 5.500v13A1.500 1.500 0 0 0 5.500 20H10M15.500 8l4 4-4 4M19.500 12H9"/>""" + Shut;

    public const string Sun = Open
        + """<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 """
        + """17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400"/>""" + Shut;

    public const string Moon = Open + """<path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z"/>""" + Shut;

    public const string Screen = Open + """<rect x="3" y="4.500" width="18" height="12" rx="2"/><path d="M9 20h6M12 16.500V20"/>""" + Shut;

    private const string Open = """<g class="ink">""";

    private const string Shut = "</g>";
}
