using System.Diagnostics;
using IrisBench.Experiments.Definition;
using IrisBench.Experiments.Definition.Sweeping;
using IrisBench.Experiments.Results;
using IrisBench.Experiments.Sides.Templates;

namespace IrisBench.Experiments.Running;

/// <summary>
/// Asks every side at every point before anything counts: for the parity gate, and for how long it takes. All flowers at the
/// first point; at the others one, for the load's checksum.
/// </summary>
/// <param name="testbed">The sides.</param>
/// <param name="preparation">Brings them into their modes and asks them.</param>
/// <param name="asked">Told of each side, once, when it has answered.</param>
internal sealed class Inquiry(Testbed testbed, SidePreparation preparation, Func<SweepPoint, SideDefinition, Task> asked)
{
    /// <exception cref="ExperimentException">A step fails.</exception>
    public async Task<IReadOnlyList<InquiryAnswer>> AskAllAsync(CancellationToken cancellationToken)
    {
        var answers = new List<InquiryAnswer>();
        var asksForFlowers = SystemTexts.UseFlowers(testbed.Points[0].Experiment);
        // Side by side, not point by point: a change of mode takes longer than most answers.
        for (var side = 0; side < testbed.Points[0].Experiment.Sides.Count; side++)
        {
            foreach (var point in testbed.Points)
            {
                var (definition, begin) = (point.Experiment.Sides[side], Stopwatch.GetTimestamp());
                await preparation.PrepareAsync(definition, cancellationToken);
                var (prepared, parity) = (Stopwatch.GetElapsedTime(begin).TotalSeconds, new List<ParityAnswer>());
                foreach (var flower in point.Experiment.Pipeline.Flowers.Take(point.Index == 0 && asksForFlowers ? int.MaxValue : 1))
                    parity.Add(await preparation.AnswerAsync(definition, flower, point, cancellationToken));
                var seconds = (Stopwatch.GetElapsedTime(begin).TotalSeconds - prepared) / parity.Count;
                if (answers.All(known => known.Side != definition))
                    await asked(point, definition);
                answers.Add(new InquiryAnswer(point.Index, definition, parity, prepared, seconds));
            }
        }

        return answers;
    }
}
