using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks.Xml;

/// <summary>
/// The XML of one part of a workbook, from front to back. Whatever its content, it uses no more memory than a list needs: the depth of
/// elements, their length and the number of different names are limited while it is read.
/// </summary>
internal sealed class PackagePart : IDisposable
{
    private const int Deepest = 64;

    private readonly StringBuilder text = new();
    private readonly XmlReader reader;

    public PackagePart(ZipArchiveEntry entry, UnpackedBytes left, CancellationToken cancel)
        : this(entry.Open(), left, cancel)
    {
    }

    /// <param name="content">The XML, of a part or of a whole file; closed with this.</param>
    public PackagePart(Stream content, UnpackedBytes left, CancellationToken cancel) =>
        reader = XmlReader.Create(new PartStream(content, left, cancel), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
            NameTable = new FewNames(),
        });

    public string Name => reader.LocalName;

    public string Namespace => reader.NamespaceURI;

    public bool IsElement => reader.NodeType == XmlNodeType.Element;

    public bool IsEmpty => reader.IsEmptyElement;

    public bool IsEnd(string name) => reader.NodeType == XmlNodeType.EndElement && reader.LocalName == name;

    /// <summary>The text, where this is text.</summary>
    public string Value => reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
        or XmlNodeType.SignificantWhitespace ? reader.Value : "";

    public int Depth => reader.Depth;

    public string? this[string attribute, string space] => reader.GetAttribute(attribute, space);

    public string? this[string attribute] => reader.GetAttribute(attribute);

    /// <summary>An attribute in any namespace, such as <c>r:id</c>.</summary>
    public string? AnyAttribute(string localName)
    {
        var value = (string?)null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == localName && reader.Prefix.Length > 0)
                value = reader.Value;
        }
        reader.MoveToElement();
        return value;
    }

    public bool Read()
    {
        if (!reader.Read())
            return false;
        if (reader.Depth > Deepest)
            throw new XmlException("Too deep.");
        return true;
    }

    /// <summary>Reads the content of this element, and yields the name of each element in it as it begins.</summary>
    public IEnumerable<string> Elements()
    {
        if (reader.IsEmptyElement)
            yield break;
        var depth = reader.Depth;
        while (Read() && reader.Depth > depth)
        {
            if (IsElement)
                yield return reader.LocalName;
        }
    }

    /// <summary>The text of this element.</summary>
    public string Text()
    {
        text.Clear();
        Append();
        return text.ToString();
    }

    /// <summary>The text of this element and its runs, without struck text and pronunciation guides.</summary>
    /// <param name="whole">The text including struck parts; null where it has none.</param>
    public string RichText(out string? whole)
    {
        text.Clear();
        var (isStruck, struck) = (false, new List<(int From, int Until)>());
        foreach (var element in Elements())
        {
            if (element == "r")
                isStruck = false;
            else if (element == "strike")
                isStruck = this["val"] is not ("0" or "false");
            else if (element == "rPh")
                Skip();
            else if (element == "t")
            {
                var from = text.Length;
                Append();
                if (isStruck && text.Length > from)
                    struck.Add((from, text.Length));
            }
        }
        whole = struck.Count > 0 ? text.ToString() : null;
        foreach (var (from, until) in Enumerable.Reverse(struck))
            text.Remove(from, until - from);
        return text.ToString();
    }

    public void Dispose() => reader.Dispose();

    private void Append()
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace))
                continue;
            CellText.RefuseLong(text.Append(reader.Value).Length);
        }
    }

    /// <summary>Passes over the content of this element.</summary>
    public void Skip()
    {
        foreach (var _ in Elements())
        {
        }
    }

    /// <summary>Limits the number of names: a workbook needs some hundreds, and each is kept until its part is read.</summary>
    private sealed class FewNames : NameTable
    {
        private const int Most = 10_000;

        private int count;

        public override string Add(string key) => Get(key) ?? (count++ < Most ? base.Add(key) : throw new XmlException("Too many names."));

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? (count++ < Most ? base.Add(key, start, len) : throw new XmlException("Too many names."));
    }
}
