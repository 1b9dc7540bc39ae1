using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
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

/// <summary>Quotes text that reads as a number. YamlDotNet's rules for YAML 1.1 leave out <c>1e3</c>, which kubectl takes for the number
/// 1000, and an environment variable that is no text is refused.</summary>
internal sealed class QuotedNumbers(IEventEmitter next) : ChainedEventEmitter(next)
{
    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        if (eventInfo.Source.Value is string text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            eventInfo.Style = ScalarStyle.DoubleQuoted;

        base.Emit(eventInfo, emitter);
    }
}
