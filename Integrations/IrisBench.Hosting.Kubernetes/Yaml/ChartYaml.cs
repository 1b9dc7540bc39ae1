using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IrisBench.Hosting.Kubernetes;

// YAML as Aspire writes it: camel case, texts in double quotes, nothing that is null or empty.
internal static class ChartYaml
{
    private static readonly ISerializer s_serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new Int32OrStringConverter())
        .WithEventEmitter(next => new QuotedTextEmitter(next))
        .WithEmissionPhaseObjectGraphVisitor(arguments => new EmptyCollectionFilter(arguments.InnerVisitor))
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithNewLine("\n")
        .WithIndentedSequences()
        .Build();

    public static string Serialize(object value) => s_serializer.Serialize(value);
}
