using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IrisBench.Experiments.Schema;

/// <summary>What the docstrings say about the types of an assembly, from the XML file that the compiler writes beside it.</summary>
internal sealed partial class DocumentedTypes
{
    private readonly Dictionary<string, XElement> _members;

    private DocumentedTypes(Dictionary<string, XElement> members) => _members = members;

    /// <exception cref="ExperimentException">A file is not there.</exception>
    public static DocumentedTypes Read(IEnumerable<Assembly> assemblies)
        => new(assemblies.SelectMany(MembersOf).ToDictionary(member => member.Attribute("name")!.Value));

    private static IEnumerable<XElement> MembersOf(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member")
            : throw new ExperimentException($"{path}, which holds the descriptions, is missing.");
    }

    public string? Of(Type type) => Summary($"T:{NameOf(type)}");

    /// <summary>Of a property, or of the parameter of a record that made it.</summary>
    public string? Of(PropertyInfo property)
        => Summary($"P:{NameOf(property.DeclaringType!)}.{property.Name}")
            ?? (_members.GetValueOrDefault($"T:{NameOf(property.DeclaringType!)}")?.Elements("param")
                .FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name) is { } parameter ? Text(parameter) : null);

    public string? Of(FieldInfo field) => Summary($"F:{NameOf(field.DeclaringType!)}.{field.Name}");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private string? Summary(string member) => _members.GetValueOrDefault(member)?.Element("summary") is { } summary ? Text(summary) : null;

    private static string Text(XElement element)
        => Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement reference when reference.Attribute("cref") is { } target => LastName(target.Value),
        XElement element => Text(element),
        _ => "",
    };

    // T:Namespace.Type or P:Namespace.Type.Property, in the case of the files.
    private static string LastName(string cref)
    {
        var name = cref[(cref.LastIndexOf('.') + 1)..];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
