using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace IrisBench.Hosting.OpenFaaS.Stack;

/// <summary>
/// Quotes text that reads as a number. YamlDotNet's rules for YAML 1.1 leave out <c>1e3</c>, which kubectl takes for
/// the number 1000, and an environment variable that is no text is refused.
/// </summary>
internal sealed class QuotedNumbers(IEventEmitter next) : ChainedEventEmitter(next)
{
    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        if (eventInfo.Source.Value is string text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            eventInfo.Style = ScalarStyle.DoubleQuoted;
        }

        base.Emit(eventInfo, emitter);
    }
}
