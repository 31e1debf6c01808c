using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Definitions.Composing;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Studio;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>A 担当者の作業 of one's draft, composed by rows and choices; to others, and while its publication is asked for, it is shown.</summary>
internal sealed class DraftTaskModel(TaskComposer composer, IDefinitionStore store, AgencyProfile profile) : StaffPage
{
    private static readonly FormDescriptor Descriptor = FormDescriptor.Of(typeof(ComposedTask));

    /// <summary>Id of the draft.</summary>
    [BindProperty(SupportsGet = true)]
    public string VersionId { get; set; } = "";

    /// <summary>Id of the step.</summary>
    [BindProperty(SupportsGet = true)]
    public string ActivityId { get; set; } = "";

    /// <summary>Idempotency key of this rendering of the form.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>Stamp of the draft that the person has read.</summary>
    [BindProperty(Name = "_stamp")]
    public string? Stamp { get; set; }

    /// <summary>The draft.</summary>
    public OpenedDefinition Opened { get; private set; } = null!;

    /// <summary>The step as the draft has it.</summary>
    public ComposedStep Composed { get; private set; } = null!;

    public FormState Form { get; private set; } = null!;

    /// <summary>Why nothing was saved; empty when it was or nothing was asked.</summary>
    public string Conflict { get; private set; } = "";

    /// <summary>True when the form is shown; also when it can no longer be saved, so that nothing typed is lost.</summary>
    public bool MayWrite => Opened.WhyNotEditable is null || Conflict.Length > 0;

    /// <summary>What there is to say of the step as the draft has it; what is wrong with what was typed stands beside its fields instead.</summary>
    public IReadOnlyList<string> Remarks => Form.Errors.Count > 0 ? Composed.Notes : [.. Composed.Notes, .. Composed.Problems];

    /// <summary>The step in words, for those who only read.</summary>
    public IEnumerable<(string Label, string Value)> Facts => Descriptor.Fields.Select(f => (f.Attribute.Label, Words(new FieldModel(Form, f, f.Name)) is { Length: > 0 } words ? words : "－"));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(null);
        await LoadAsync(null, [], "", cancellationToken);
        Stamp = Opened.Version.Stamp;
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "_rows")] string? rows, CancellationToken cancellationToken)
    {
        DefinitionAccess.RequireDesigner(Actor);
        Key = PostedForm.KeyOr(Key);
        var typed = PostedForm.Typed(Request);
        if (!string.IsNullOrEmpty(rows))
        {
            var (moved, focus) = FormRows.Apply(Descriptor, typed, rows);
            await LoadAsync(moved, [], focus, cancellationToken);
            return Page();
        }

        typed = FormRows.Renumber(Descriptor, typed, keepEmpty: false);
        try
        {
            var saved = await composer.SaveAsync(VersionId, ActivityId, PostedForm.Read<ComposedTask>(typed), Stamp, Actor, Key, cancellationToken);
            Tell(saved.HasChanged ? "下書きに保存しました。" : "変えたところはありません。");
            if (saved.Dangling.Count > 0)
                TellProblem($"なくした結果から出ている線が、図に残っています（{string.Join("、", saved.Dangling)}）。デザイナーで、線を消すか、別の結果からつなぎ直してください。");
            return LocalRedirect($"/definitions/drafts/{VersionId}/tasks");
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync(typed, e.Errors, "", cancellationToken);
            Response.StatusCode = 422;
        }
        catch (TaskConflictException e) when (e.Kind is not (TaskConflictKind.NotFound or TaskConflictKind.Forbidden))
        {
            Conflict = e.Message;
            await LoadAsync(typed, [], "", cancellationToken);
            Response.StatusCode = ConflictFilter.StatusOf(e.Kind);
        }

        return Page();
    }

    private async Task LoadAsync(FormData? typed, IReadOnlyList<FieldError> errors, string focus, CancellationToken cancellationToken)
    {
        Opened = await composer.OpenAsync(Actor, VersionId, cancellationToken);
        Composed = composer.Find(Opened, ActivityId) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "この作業は、下書きにありません（デザイナーで消されたか、識別子が変わっています）。");
        var clauses = await InputChoices.ClausesAsync(store, cancellationToken);
        var kept = Composed.Form.Clauses;
        Form = new FormState(Descriptor, typed ?? FormBinder.Unbind(Composed.Form), new Dictionary<string, IReadOnlyList<Choice>>
        {
            [ComposedTask.UnitChoices] = InputChoices.Units(profile),
            [ComposedTask.ClauseChoices] = kept.Length == 0 || clauses.Any(c => c.Value == kept) ? clauses : [new(kept, ClauseText.References(kept)), .. clauses],
            [ComposedTask.PaperChoices] = InputChoices.Papers,
            [ComposedTask.DeadlineChoices] = InputChoices.Deadlines,
            [ComposedTask.OtherTasks] = Others(),
        }, errors, focus);
    }

    // Two steps of the same name are told apart by their ids.
    private List<Choice> Others()
    {
        var others = composer.Steps(Opened).Where(s => s.Id != ActivityId).ToList();
        return [.. others.Select(s => new Choice(s.Id, others.Count(o => o.Name == s.Name) > 1 ? $"{s.Name}（{s.Id}）" : s.Name))];
    }

    private string Words(FieldModel field)
    {
        if (field.Field.Kind != FieldKind.Table)
            return string.Join("、", Form.Data.All(field.Name).Where(v => v.Length > 0).Select(v => field.Field.Kind == FieldKind.Checkbox ? v == "true" ? field.Label : "" : field.Choices.FirstOrDefault(c => c.Value == v)?.Text ?? v));
        var rows = Enumerable.Range(0, Form.RowCount(field.Field, field.Name));
        return string.Join('\n', rows.Select(r => $"{(r + 1).ToString(CultureInfo.InvariantCulture)}　{string.Join("／", field.Row(r).Select(c => Words(c).ReplaceLineEndings("、")).Where(w => w.Length > 0))}"));
    }
}
