using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IrisBench.Hosting.OpenFaaS.Stack;

internal static class StackYaml
{
    private static readonly ISerializer Snake = Build(UnderscoredNamingConvention.Instance);
    private static readonly ISerializer Camel = Build(CamelCaseNamingConvention.Instance);

    public static string Write(StackFile stack) => Snake.Serialize(stack);

    public static string Write(FunctionManifest manifest) => Camel.Serialize(manifest);

    private static ISerializer Build(INamingConvention names) => new SerializerBuilder()
        .WithNamingConvention(names)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithEventEmitter(next => new QuotedNumbers(next))
        .WithIndentedSequences()
        .DisableAliases()
        .WithNewLine("\n")
        .Build();
}
